/**
 * From the internet to the container, hop by hop.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
package dev.slipway.reach;
