/**
 * The task definition document: what AWS accepts of it, what is wrong with it, and the only place that registers one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">RegisterTaskDefinition</a>
 */
package dev.slipway.taskdef;
