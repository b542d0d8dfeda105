package dev.plumbline.datasets.shard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where the files of a shard lie, sorted by name. It is kept beside the shard, as {@code .<shard>.index}, where that
 * directory can be written to, so that a shard is scanned once. The file is UTF-8: a line with {@value #MAGIC}, the
 * shard's size and its time of change in milliseconds; then a line a file, its offset, its length and its name, with tabs
 * between; then {@value #END}. An index of another size or time, or one that cannot be read, is not used.
 */
public final class ShardIndex {
    static final String MAGIC = "plumbline-shard-index 1";
    static final String END = "end";

    private static final Pattern ROW = Pattern.compile("[0-9]{1,18}\t[0-9]{1,10}\t.+");

    private final String[] names;
    private final long[] offsets;
    private final long[] lengths;

    private ShardIndex(List<Member> sorted) {
        this.names = sorted.stream().map(Member::name).toArray(String[]::new);
        this.offsets = sorted.stream().mapToLong(Member::offset).toArray();
        this.lengths = sorted.stream().mapToLong(Member::length).toArray();
    }

    /** @throws CorruptShard when the shard is cut short, no tar file, or has a file twice */
    public static ShardIndex of(Path shard) throws IOException {
        String stamp = MAGIC + "\t" + Files.size(shard) + "\t"
                + Files.getLastModifiedTime(shard).toMillis();
        Path kept = shard.resolveSibling("." + shard.getFileName() + ".index");
        Optional<List<Member>> known = kept(kept, stamp);
        if (known.isPresent()) {
            return new ShardIndex(known.get());
        }
        List<Member> members = new ArrayList<>(TarScan.members(shard));
        members.sort(Comparator.comparing(Member::name));
        for (int i = 1; i < members.size(); i++) {
            if (members.get(i).name().equals(members.get(i - 1).name())) {
                throw new CorruptShard(shard, "file " + members.get(i).name() + " is in it twice", null);
            }
        }
        keep(kept, stamp, members);
        return new ShardIndex(members);
    }

    private static Optional<List<Member>> kept(Path kept, String stamp) throws IOException {
        if (!Files.isRegularFile(kept)) {
            return Optional.empty();
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(kept, StandardCharsets.UTF_8);
        } catch (AccessDeniedException | CharacterCodingException e) {
            return Optional.empty();
        }
        int last = lines.size() - 1;
        if (last < 1 || !lines.get(0).equals(stamp) || !lines.get(last).equals(END)) {
            return Optional.empty();
        }
        List<String> rows = lines.subList(1, last);
        return rows.stream().allMatch(row -> ROW.matcher(row).matches())
                ? Optional.of(rows.stream().map(ShardIndex::member).toList())
                : Optional.empty();
    }

    private static Member member(String line) {
        String[] fields = line.split("\t", 3);
        return new Member(fields[2], Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    }

    private static void keep(Path kept, String stamp, List<Member> members) throws IOException {
        StringBuilder text = new StringBuilder(stamp).append('\n');
        for (Member m : members) {
            text.append(m.offset())
                    .append('\t')
                    .append(m.length())
                    .append('\t')
                    .append(m.name())
                    .append('\n');
        }
        text.append(END).append('\n');
        try {
            // Not a temporary file of the JDK's, which nobody else could read.
            Path begun = kept.resolveSibling(kept.getFileName() + "-" + UUID.randomUUID() + ".begun");
            Files.writeString(begun, text);
            Files.move(begun, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException | ReadOnlyFileSystemException e) {
            // The shard is scanned again next time.
            return;
        }
    }

    /** Names of the files with one of these extensions, sorted. */
    public List<String> names(Set<String> extensions) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if (extensions.contains(new Member(names[i], 0, 0).extension())) {
                found.add(names[i]);
            }
        }
        return found;
    }

    /** The file's bytes, or nothing where the shard does not hold it. */
    public Optional<byte[]> read(Path shard, String name) throws IOException {
        int at = Arrays.binarySearch(names, name);
        if (at < 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[Math.toIntExact(lengths[at])];
        try (FileChannel channel = FileChannel.open(shard)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offsets[at] + buffer.position()) < 0) {
                    throw new CorruptShard(shard, "it is cut short: file " + name + " is not whole", null);
                }
            }
        }
        return Optional.of(bytes);
    }

    /** The text of an image's sample: the {@code .txt} file of the same key. */
    public Optional<String> text(Path shard, String image) throws IOException {
        String caption = new Member(image, 0, 0).key() + ".txt";
        return read(shard, caption).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }
}
