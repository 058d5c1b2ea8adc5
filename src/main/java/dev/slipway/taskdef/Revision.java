package dev.slipway.taskdef;

/**
 * One registered revision of a family.
 *
 * @param number     from 1
 * @param definition as AWS answers it, with the fields that it only answers
 */
public record Revision(String arn, int number, TaskDefinition definition) {}
