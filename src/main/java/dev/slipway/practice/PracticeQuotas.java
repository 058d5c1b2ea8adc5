package dev.slipway.practice;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * Service Quotas of the practice account: only how many vCPUs may run on Fargate at once. It is as large as in an
 * account that AWS trusts; a new one may have 6.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/ecs-service.html">Amazon ECS endpoints and quotas</a>
 */
final class PracticeQuotas implements ServiceQuotasClient {

    private static final String SERVICE = "fargate";
    private static final String ON_DEMAND = "L-3032A538";

    private final PracticeAccount account;
    private final PracticeErrors errors;
    private int vcpus = 4_000;

    PracticeQuotas(PracticeAccount account) {
        this.account = account;
        this.errors = new PracticeErrors("ServiceQuotas", account.passing());
    }

    void set(int most) {
        vcpus = most;
    }

    /** How many vCPUs may run on Fargate at once. */
    int vcpus() {
        return vcpus;
    }

    @Override
    public GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request) {
        if (!SERVICE.equals(request.serviceCode())) {
            throw missing("The request failed because the specified service does not exist.");
        }
        if (!ON_DEMAND.equals(request.quotaCode())) {
            throw missing("The request failed because the specified quota does not exist.");
        }
        return GetServiceQuotaResponse.builder().quota(ServiceQuota.builder().serviceCode(SERVICE)
                .serviceName("AWS Fargate").quotaCode(ON_DEMAND).quotaName("Fargate On-Demand vCPU resource count")
                .quotaArn(account.arn("servicequotas", SERVICE + "/" + ON_DEMAND)).value((double) vcpus).unit("None")
                .adjustable(true).globalQuota(false).build()).build();
    }

    private AwsServiceException missing(String message) {
        return errors.of(NoSuchResourceException.builder(), 400, "NoSuchResourceException", message);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
