package dev.slipway.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import software.amazon.awssdk.core.SdkPojo;

/** An SDK request as the JSON a person reads before it is sent, with the field names of the API. */
public final class RequestText {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private RequestText() {}

    /** Only what was set; fields nobody set are left to AWS. */
    public static String of(SdkPojo request) {
        try {
            return JSON.writeValueAsString(AwsCommand.plain(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps and lists always have a JSON form", e);
        }
    }
}
