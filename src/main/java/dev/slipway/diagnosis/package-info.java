/**
 * Why not: evidence of any kind in, causes out, with the words that told and what mends it. Pure: reads nothing,
 * changes nothing, and answers the same for the same evidence. The rules follow how AWS, GitHub and Docker word
 * things.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html">
 * ECS troubleshooting</a>
 */
package dev.slipway.diagnosis;
