package io.serai.sandbox.totesys;

import io.serai.sandbox.totesys.Dice.Purpose;
import java.io.OutputStream;
import java.util.List;

/**
 * The source's large tables, made from a seed: the same bytes for the same seed and scale, in
 * constant memory whatever the scale. The small ones are files beside this class.
 */
public final class Generator {
  /** The tables it makes, parents first. */
  public static final List<String> TABLES =
      List.of("design", "sales_order", "purchase_order", "transaction", "payment");

  private static final int SALES_RECEIPT = 1;
  private static final int PURCHASE_PAYMENT = 3;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final Dice dice;
  private final Designs designs;
  private final Deals deals;

  /**
   * A generator.
   *
   * @param scale 1 makes 11 187 sales orders, N makes N times as many
   */
  public Generator(long seed, int scale) {
    Calendar calendar = new Calendar();
    this.dice = new Dice(seed);
    this.designs = new Designs(dice, calendar);
    this.deals = new Deals(dice, scale, calendar, designs);
  }

  /** Writes all rows of a table as CSV without a header, in the order of the table's columns. */
  public void write(String table, OutputStream to) {
    CsvOut out = new CsvOut(to);
    if (table.equals("design")) {
      for (int id = 1; id <= Designs.COUNT; id++) {
        designs.write(id, out);
      }
    } else {
      for (long position = 0; position < deals.count(); position++) {
        write(table, deals.at(position), out);
      }
    }
    out.flush();
  }

  private void write(String table, Deal deal, CsvOut out) {
    switch (table) {
      case "sales_order" -> {
        if (deal.sale()) {
          salesOrder(deal, out);
        }
      }
      case "purchase_order" -> {
        if (!deal.sale()) {
          purchaseOrder(deal, out);
        }
      }
      case "transaction" -> transaction(deal, out);
      case "payment" -> payment(deal, out);
      default -> throw new IllegalArgumentException(table);
    }
  }

  private static void salesOrder(Deal deal, CsvOut out) {
    out.number(deal.orderId()).moment(deal.day(), deal.time()).moment(deal.day(), deal.time());
    out.number(deal.designId()).number(deal.staffId()).number(deal.counterpartyId());
    out.number(deal.quantity()).money(deal.price()).number(deal.currencyId());
    out.date(deal.deliveryDay()).date(deal.paymentDay()).number(deal.locationId()).end();
  }

  private void purchaseOrder(Deal deal, CsvOut out) {
    out.number(deal.orderId()).moment(deal.day(), deal.time()).moment(deal.day(), deal.time());
    out.number(deal.staffId()).number(deal.counterpartyId()).text(itemCode(deal.id()));
    out.number(deal.quantity()).money(deal.price()).number(deal.currencyId());
    out.date(deal.deliveryDay()).date(deal.paymentDay()).number(deal.locationId()).end();
  }

  private static void transaction(Deal deal, CsvOut out) {
    out.number(deal.id()).text(deal.sale() ? "SALE" : "PURCHASE");
    if (deal.sale()) {
      out.number(deal.orderId()).none();
    } else {
      out.none().number(deal.orderId());
    }
    out.moment(deal.day(), deal.time()).moment(deal.day(), deal.time()).end();
  }

  private void payment(Deal deal, CsvOut out) {
    out.number(deal.id()).moment(deal.day(), deal.time());
    if (deal.paid()) {
      out.moment(deal.paymentDay(), deal.paidAt());
    } else {
      out.moment(deal.day(), deal.time());
    }
    out.number(deal.id()).number(deal.counterpartyId()).money(deal.amount());
    out.number(deal.currencyId()).number(deal.sale() ? SALES_RECEIPT : PURCHASE_PAYMENT);
    out.text(deal.paid() ? "true" : "false").date(deal.paymentDay());
    out.number(dice.between(10_000_000, 99_999_999, Purpose.COMPANY_ACCOUNT, deal.id()));
    out.number(dice.between(10_000_000, 99_999_999, Purpose.COUNTERPARTY_ACCOUNT, deal.id()));
    out.end();
  }

  private String itemCode(int id) {
    StringBuilder code = new StringBuilder(7);
    for (int i = 0; i < 7; i++) {
      code.append(LETTERS.charAt(dice.below(LETTERS.length(), Purpose.ITEM, id * 8L + i)));
    }
    return code.toString();
  }
}
