/** What loads of all flows share: transactions on the warehouse, its dialects and its schema. */
package io.serai.warehouse;
