/** Real protocol servers for a laptop, in a process of their own, with sample data. */
package io.serai.sandbox;
