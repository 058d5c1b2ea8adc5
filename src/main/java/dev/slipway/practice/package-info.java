/**
 * The account that lives in memory: AWS, GitHub, git, Docker and the way to the container, well enough for the whole
 * journey. It implements the very interfaces that the features use, so practice runs the code that production runs.
 * Nothing in it leaves this computer.
 */
package dev.slipway.practice;
