// Rows in words, for the live region: what a picture shows must also be heard.
import { flag } from "./model.js";
import { promiseText } from "./columns.js";

const kind = row => row.isSummary ? "summary" : row.isMilestone ? "milestone" : "task";

/** `20 Certification, task, critical, 5 January to 18 January, driven by 19 Certification start to start plus 5d, 2 d early.` */
export function describeRow(row, plan) {
  const parts = [`${row.at + 1} ${row.name}`, kind(row)];
  if (row.isDone) parts.push("done");
  else if (row.isCritical) parts.push("critical");
  else if (row.is(flag.near)) parts.push("near-critical");
  if (row.isDated) parts.push(row.isMilestone ? plan.clock.long(row.finish) : `${plan.clock.long(row.start)} to ${plan.clock.long(row.finish - 1)}`);
  else parts.push("no dates");
  const driver = row.links.find(link => link.driving);
  if (driver) parts.push(`driven by ${driver.from.at + 1} ${driver.from.name}, ${linkWords[driver.type]}${driver.lag ? ` ${driver.lag}` : ""}`);
  else if (row.constraint) parts.push(plan.clock.localized(row.constraint));
  const promise = promiseText(row);
  if (promise) parts.push(`promise ${promise}`);
  if (row.warning) parts.push(plan.clock.localized(row.warning));
  return `${parts.join(", ")}.`;
}

export const linkWords = { FS: "finish to start", SS: "start to start", FF: "finish to finish", SF: "start to finish" };
