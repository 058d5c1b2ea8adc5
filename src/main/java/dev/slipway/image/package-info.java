/**
 * Building the image and pushing it to Amazon ECR.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API</a>
 */
package dev.slipway.image;
