package dev.slipway.gallery;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** A picture of a window with what has popped up over it. */
public final class Photograph {

    private final BufferedImage image;

    private Photograph(int width, int height) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** Takes it, on the screen's thread; as large as the window's root is, which may be larger than the screen. */
    public static Photograph of(Window window) {
        Region root = (Region) window.getScene().getRoot();
        Photograph photograph = new Photograph((int) root.getWidth(), (int) root.getHeight());
        photograph.draw(snapshot(root, root.getWidth(), root.getHeight()), 0, 0);
        popups().forEach(popup -> photograph.draw(
                snapshot(popup.getScene().getRoot(), popup.getScene().getWidth(), popup.getScene().getHeight()),
                (int) (popup.getX() - window.getX() - window.getScene().getX()),
                (int) (popup.getY() - window.getY() - window.getScene().getY())));
        return photograph;
    }

    /** What has popped up now. */
    static List<Window> popups() {
        return Window.getWindows().stream().filter(it -> it instanceof PopupWindow && it.isShowing()).toList();
    }

    private static WritableImage snapshot(Parent root, double width, double height) {
        SnapshotParameters whole = new SnapshotParameters();
        whole.setViewport(new Rectangle2D(0, 0, width, height));
        whole.setFill(Color.TRANSPARENT);
        return root.snapshot(whole, null);
    }

    private void draw(WritableImage part, int left, int top) {
        int width = (int) part.getWidth();
        int height = (int) part.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        part.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(),
                ((DataBufferInt) copy.getRaster().getDataBuffer()).getData(), 0, width);
        Graphics2D pen = image.createGraphics();
        pen.drawImage(copy, left, top, null);
        pen.dispose();
    }

    /** Writes it as a PNG, in any thread. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
