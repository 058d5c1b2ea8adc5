package dev.slipway.ui.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Random;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

    @Test
    void anotherReaderFindsEveryPixelAgain() throws Exception {
        WritableImage image = new WritableImage(37, 53);
        Random random = new Random(7);
        for (int y = 0; y < 53; y++) {
            for (int x = 0; x < 37; x++) {
                image.getPixelWriter().setArgb(x, y, 0xff000000 | random.nextInt(0x1000000));
            }
        }

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.of(image)));

        assertEquals("37 x 53", read.getWidth() + " x " + read.getHeight());
        for (int y = 0; y < 53; y++) {
            for (int x = 0; x < 37; x++) {
                assertEquals(image.getPixelReader().getArgb(x, y), read.getRGB(x, y), x + ", " + y);
            }
        }
    }
}
