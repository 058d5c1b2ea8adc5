package dev.slipway.rollout;

/** The first line of a recording. */
record Header(Integer slipwayRecording, String account, String region, String cluster, String service) {

    private static final int VERSION = 1;

    static Header of(ServiceKey key) {
        return new Header(VERSION, key.account(), key.region(), key.service().cluster(), key.service().service());
    }

    boolean isOurs() {
        return slipwayRecording != null && slipwayRecording == VERSION && account != null && region != null
                && cluster != null && !cluster.isBlank() && service != null && !service.isBlank();
    }

    ServiceKey key() {
        return new ServiceKey(account, region, new ServiceName(cluster, service));
    }
}
