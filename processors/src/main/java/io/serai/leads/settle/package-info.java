/** What queue stages did is proven: every click that was queued is looked for. */
package io.serai.leads.settle;
