package dev.slipway.learn;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trust chain as a lesson lights it: which links hold, which one is meant, and which one is broken. */
public record Chain(Map<Link, Light> lights) {

    /** How a link stands. */
    public enum Light {
        /** It is of no concern yet. */
        OFF,
        /** It is in place. */
        HOLDS,
        /** It is what is worked on, or spoken of. */
        HERE,
        /** What comes over it goes no further. */
        BROKEN
    }

    public Chain {
        Map<Link, Light> all = new EnumMap<>(Link.class);
        for (Link link : Link.values()) {
            all.put(link, lights.getOrDefault(link, Light.OFF));
        }
        lights = Map.copyOf(all);
    }

    /** Nothing of it is concerned. */
    public static Chain dark() {
        return new Chain(Map.of());
    }

    /** Everything up to that link holds. */
    public static Chain upTo(Link last) {
        Map<Link, Light> lights = new EnumMap<>(Link.class);
        Arrays.stream(Link.values()).filter(link -> link.compareTo(last) <= 0)
                .forEach(link -> lights.put(link, Light.HOLDS));
        return new Chain(lights);
    }

    /** Everything before that link holds, and this one does not. */
    public static Chain brokenAt(Link link) {
        return upTo(link).with(Set.of(link), Light.BROKEN);
    }

    /** The same, with these links as what is worked on, and no others. */
    public Chain here(Set<Link> links) {
        Map<Link, Light> lights = new EnumMap<>(this.lights);
        lights.replaceAll((_, light) -> light == Light.HERE ? Light.HOLDS : light);
        return new Chain(lights).with(links, Light.HERE);
    }

    private Chain with(Set<Link> links, Light light) {
        Map<Link, Light> changed = new EnumMap<>(lights);
        links.forEach(link -> changed.put(link, light));
        return new Chain(changed);
    }

    public Light light(Link link) {
        return lights.get(link);
    }

    /** Whether any of it is lit. */
    public boolean isLit() {
        return lights.values().stream().anyMatch(light -> light != Light.OFF);
    }

    public Optional<Link> broken() {
        return all(Light.BROKEN).stream().findFirst();
    }

    /** In the order of the chain. */
    public Set<Link> all(Light light) {
        Set<Link> links = EnumSet.noneOf(Link.class);
        lights.forEach((link, its) -> {
            if (its == light) {
                links.add(link);
            }
        });
        return links;
    }
}
