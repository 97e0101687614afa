package dev.omk.goal;

/**
 * Another agent goes on with a goal.
 *
 * @param from who worked until then
 * @param to who works now
 * @param reason why, one line
 * @param afterPass how many passes there were until then
 */
public record AgentChange(String from, String to, String reason, int afterPass) {}
