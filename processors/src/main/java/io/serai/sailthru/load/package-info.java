/** From staged lines to the warehouse, one transaction per delivered file. */
package io.serai.sailthru.load;
