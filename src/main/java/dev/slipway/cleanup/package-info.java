/**
 * What was made for a pipeline, how it goes away again, and what it costs meanwhile. {@link dev.slipway.cleanup.Teardown}
 * plans from the ledger and from our tag; whatever somebody else made, or uses, stays. Prices are rough and dated, in US
 * dollars; AWS changes them and taxes come on top.
 *
 * @see <a href="https://aws.amazon.com/fargate/pricing/">AWS Fargate pricing</a>
 */
package dev.slipway.cleanup;
