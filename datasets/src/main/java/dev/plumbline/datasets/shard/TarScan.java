package dev.plumbline.datasets.shard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The files of a tar file, found by its headers alone; their contents are passed over. */
final class TarScan {
    private static final int BLOCK = 512;

    private TarScan() {}

    /**
     * Regular files, in the order of the tar file; hidden ones are left out.
     *
     * @throws CorruptShard when it is cut short (also where a file ends, for then its end mark is missing), no tar file, or
     *     holds a file whose name is absolute, leads upwards or has control characters
     */
    static List<Member> members(Path shard) throws IOException {
        List<Member> members = new ArrayList<>();
        long end = 0;
        try (TarFile tar = new TarFile(shard)) {
            for (TarArchiveEntry entry : tar.getEntries()) {
                end = Math.max(end, entry.getDataOffset() + (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK);
                if (entry.isFile() && !entry.isSparse() && !entry.isLink() && !entry.isSymbolicLink()) {
                    add(shard, new Member(entry.getName(), entry.getDataOffset(), entry.getSize()), members);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw e instanceof CorruptShard known
                    ? known
                    : new CorruptShard(shard, "it is cut short or no tar file: " + e.getMessage(), e);
        }
        requireEndMark(shard, end);
        return members;
    }

    /**
     * After the last file there is a block of zeros, and nothing but zeros after it: a header there would be that of a file
     * whose rest is missing, or of a second tar file that readers do not come to.
     */
    private static void requireEndMark(Path shard, long end) throws IOException {
        long size = Files.size(shard);
        if (size < end + BLOCK) {
            throw new CorruptShard(shard, "it is cut short: no end mark after its last file, at byte " + size, null);
        }
        try (FileChannel channel = FileChannel.open(shard)) {
            ByteBuffer rest = ByteBuffer.allocate(64 * BLOCK);
            for (long at = end; at < size; at += rest.position()) {
                rest.clear();
                if (channel.read(rest, at) < 0) {
                    throw new CorruptShard(shard, "it became shorter while it was read", null);
                }
                for (int i = 0; i < rest.position(); i++) {
                    if (rest.get(i) != 0) {
                        throw new CorruptShard(
                                shard,
                                "it is cut short or not one tar file: it holds something after its last whole file, at byte "
                                        + (at + i),
                                null);
                    }
                }
            }
        }
    }

    private static void add(Path shard, Member member, List<Member> members) throws CorruptShard {
        String name = member.name();
        boolean leaves = name.startsWith("/") || ("/" + name + "/").contains("/../");
        if (leaves || name.chars().anyMatch(c -> c < ' ' || c == '\uFFFD')) {
            throw new CorruptShard(
                    shard, "file " + name + "; expected a relative name without .. and control characters", null);
        }
        if (!name.substring(name.lastIndexOf('/') + 1).startsWith(".")) {
            members.add(member);
        }
    }
}
