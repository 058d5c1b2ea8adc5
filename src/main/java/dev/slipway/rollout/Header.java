package dev.slipway.rollout;

/**
 * The first line of a recording.
 *
 * @param continues the name of the file beside it that grew too long and goes on here; null for none
 */
record Header(Integer slipwayRecording, String account, String region, String cluster, String service,
              String continues) {

    private static final int VERSION = 1;

    static Header of(ServiceKey key, String continues) {
        return new Header(VERSION, key.account(), key.region(), key.service().cluster(), key.service().service(),
                continues);
    }

    boolean isOurs() {
        return slipwayRecording != null && slipwayRecording == VERSION && account != null && region != null
                && cluster != null && !cluster.isBlank() && service != null && !service.isBlank();
    }

    ServiceKey key() {
        return new ServiceKey(account, region, new ServiceName(cluster, service));
    }
}
