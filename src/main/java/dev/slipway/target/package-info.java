/**
 * What the pipeline deploys onto: cluster, log group, network, service.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/Welcome.html">Amazon ECS API</a>
 */
package dev.slipway.target;
