/**
 * The GitHub side of a pipeline, and git.
 *
 * @see <a href="https://docs.github.com/en/rest">GitHub REST API</a>
 */
package dev.slipway.github;
