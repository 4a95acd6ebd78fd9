/**
 * Files on S3 between stages: immutable parts (I6) and the manifest that makes them visible (I1).
 */
package io.serai.lake;
