package io.serai.sandbox.totesys;

/**
 * One order with what follows from it: its transaction and its payment, which share its number.
 *
 * @param id of transaction and payment, from 1
 * @param sale true for a sales order, false for a purchase order
 * @param orderId of the order, counted for each of the two kinds
 * @param day of creation, as an epoch day
 * @param time of creation, milliseconds of the day
 * @param price of a unit, in hundredths
 * @param paidAt milliseconds of the payment day at which it was paid, or -1 when it is not
 */
record Deal(
    int id,
    boolean sale,
    int orderId,
    int day,
    int time,
    int designId,
    int staffId,
    int counterpartyId,
    int currencyId,
    int locationId,
    int quantity,
    int price,
    int deliveryDay,
    int paymentDay,
    int paidAt) {

  /** Quantity times price, in hundredths. */
  long amount() {
    return (long) quantity * price;
  }

  boolean paid() {
    return paidAt >= 0;
  }
}
