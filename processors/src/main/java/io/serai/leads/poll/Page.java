package io.serai.leads.poll;

import io.serai.leads.ClickRow;
import io.serai.leads.Ineligible;
import java.util.List;

/**
 * What becomes of the rows of a page.
 *
 * @param fresh to be queued
 * @param ineligible no clicks to be stored
 * @param unusable how many have no id
 * @param known how many need nothing: stored, skipped or queued before, or twice in the page
 */
record Page(List<ClickRow> fresh, List<Refused> ineligible, int unusable, int known) {
  /** A row, and why it is no click to be stored. */
  record Refused(ClickRow row, Ineligible reason) {}
}
