/**
 * What running things cost. Prices are rough and dated, in US dollars; AWS changes them and taxes come on top.
 *
 * @see <a href="https://aws.amazon.com/fargate/pricing/">AWS Fargate pricing</a>
 */
package dev.slipway.cleanup;
