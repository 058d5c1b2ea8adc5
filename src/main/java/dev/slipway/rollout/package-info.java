/**
 * Deploying a task definition to a service, and watching what becomes of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html">Rolling update</a>
 */
package dev.slipway.rollout;
