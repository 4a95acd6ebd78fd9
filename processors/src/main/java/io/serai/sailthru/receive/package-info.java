/** Export files are found in a bucket or a folder and copied to the lake, once each. */
package io.serai.sailthru.receive;
