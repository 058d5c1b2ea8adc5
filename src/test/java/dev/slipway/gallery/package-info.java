/**
 * The gallery: walks through the program (rooms) that show each screen and state in every size, theme and language.
 * At each look all {@link dev.slipway.gallery.Inspection}s are made and, with {@code mvn -Pgallery}, a picture is taken.
 */
package dev.slipway.gallery;
