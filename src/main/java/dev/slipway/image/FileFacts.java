package dev.slipway.image;

import dev.slipway.image.BuildContext.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the system says of one file, without following a link.
 *
 * @param kind     empty for what no image can sensibly hold: a socket, a pipe, a device
 * @param bytes    0 for all but files
 * @param modified milliseconds since 1970
 * @param mode     permission bits
 * @param identity what all names of a file have in common, if it has several
 */
record FileFacts(Optional<Kind> kind, long bytes, long modified, int mode, Optional<Object> identity) {

    /** Where the system has no permission bits, as Docker's own command line does it. */
    private static final int MODE_ON_WINDOWS = 0755;
    private static final int PERMISSIONS = 07777;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMBOLIC_LINK = 0120000;

    static FileFacts of(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix") ? unix(file) : basic(file);
    }

    private static FileFacts unix(Path file) throws IOException {
        Map<String, Object> all = Files.readAttributes(file, "unix:mode,size,lastModifiedTime,nlink,dev,ino",
                LinkOption.NOFOLLOW_LINKS);
        int mode = (int) all.get("mode");
        Optional<Kind> kind = switch (mode & TYPE) {
            case REGULAR -> Optional.of(Kind.FILE);
            case DIRECTORY -> Optional.of(Kind.FOLDER);
            case SYMBOLIC_LINK -> Optional.of(Kind.LINK);
            default -> Optional.empty();
        };
        boolean isFile = kind.equals(Optional.of(Kind.FILE));
        Optional<Object> identity = isFile && (int) all.get("nlink") > 1
                ? Optional.of(List.of(all.get("dev"), all.get("ino"))) : Optional.empty();
        return new FileFacts(kind, isFile ? (long) all.get("size") : 0,
                ((FileTime) all.get("lastModifiedTime")).toMillis(), mode & PERMISSIONS, identity);
    }

    private static FileFacts basic(Path file) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Optional<Kind> kind = is.isOther() ? Optional.empty()
                : Optional.of(is.isDirectory() ? Kind.FOLDER : is.isSymbolicLink() ? Kind.LINK : Kind.FILE);
        return new FileFacts(kind, is.isRegularFile() ? is.size() : 0, is.lastModifiedTime().toMillis(),
                MODE_ON_WINDOWS, Optional.empty());
    }
}
