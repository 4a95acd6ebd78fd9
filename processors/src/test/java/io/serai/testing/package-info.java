/** Stand-ins that the tests of all flows share. */
package io.serai.testing;
