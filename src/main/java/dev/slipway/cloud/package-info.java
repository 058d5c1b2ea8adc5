/**
 * One AWS account and region: who we are there, the SDK's clients, what was called, and what its refusals mean.
 *
 * <p>The seam is the AWS SDK's own interfaces: features take them from {@link dev.slipway.cloud.Account} and do not
 * care whether AWS, an emulator at an endpoint or the practice account answers.
 */
package dev.slipway.cloud;
