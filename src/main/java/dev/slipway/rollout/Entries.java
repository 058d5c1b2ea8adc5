package dev.slipway.rollout;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/**
 * Entries in the order of their time, the newest 50,000; what is added gives another list, and this one stays. What is
 * newer than all that is there costs no copy: lists share their store and each sees its own stretch of it.
 */
final class Entries extends AbstractList<Entry> implements RandomAccess {

    static final int KEPT = 50_000;

    private static final int FIRST_STORE = 256;

    private final Store store;
    private final int from;
    private final int to;
    private final long dropped;

    private Entries(Store store, int from, int to, long dropped) {
        this.store = store;
        this.from = from;
        this.to = to;
        this.dropped = dropped;
    }

    /** Filled up to {@code end}; what stands before it is never written again. */
    private static final class Store {
        private final Entry[] slots;
        private int end;

        private Store(int size) {
            slots = new Entry[size];
        }
    }

    static Entries none() {
        return new Entries(new Store(FIRST_STORE), 0, 0, 0);
    }

    @Override
    public Entry get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return store.slots[from + index];
    }

    @Override
    public int size() {
        return to - from;
    }

    /** Older ones that had to go. */
    long dropped() {
        return dropped;
    }

    /** How many entries at the end the earlier list had not; empty when others have changed as well. */
    int newerThan(Entries earlier) {
        return store == earlier.store ? to - earlier.to : -1;
    }

    /** These and the new ones, which come after those of the same time. */
    Entries with(List<Entry> unsorted) {
        if (unsorted.isEmpty()) {
            return this;
        }
        Entry[] fresh = unsorted.toArray(Entry[]::new);
        Arrays.sort(fresh, Comparator.comparing(Entry::at));
        int place = after(fresh[0]);
        return place == to ? appended(fresh) : merged(fresh, place);
    }

    private Entries appended(Entry[] fresh) {
        synchronized (store) {
            if (store.end == to && to + fresh.length <= store.slots.length) {
                System.arraycopy(fresh, 0, store.slots, to, fresh.length);
                store.end = to + fresh.length;
                return bounded(store, from, store.end);
            }
        }
        return merged(fresh, to);
    }

    private Entries merged(Entry[] fresh, int place) {
        int total = size() + fresh.length;
        Store next = new Store(Math.max(FIRST_STORE, Math.min(2 * total, total + KEPT)));
        System.arraycopy(store.slots, from, next.slots, 0, place - from);
        int old = place;
        int end = place - from;
        for (Entry entry : fresh) {
            while (old < to && !store.slots[old].at().isAfter(entry.at())) {
                next.slots[end++] = store.slots[old++];
            }
            next.slots[end++] = entry;
        }
        System.arraycopy(store.slots, old, next.slots, end, to - old);
        next.end = end + to - old;
        return bounded(next, 0, next.end);
    }

    private Entries bounded(Store within, int first, int end) {
        int kept = Math.max(first, end - KEPT);
        return new Entries(within, kept, end, dropped + kept - first);
    }

    /** The place behind everything that is not later. */
    private int after(Entry entry) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (store.slots[middle].at().isAfter(entry.at())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
