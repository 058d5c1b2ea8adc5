package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** EC2 of the practice account: the network, no instances. */
final class PracticeEc2 implements Ec2Vpcs, Ec2Subnets, Ec2Routes, Ec2Gateways, Ec2Groups, Ec2Rules, Ec2Interfaces,
        Ec2Acls, Ec2PrefixLists, Ec2WaysOut, Ec2Ipv6 {

    private final PracticeAccount account;
    private final PracticeNetwork network;
    private final TaskInterfaces tasks;

    PracticeEc2(PracticeAccount account) {
        this.account = account;
        this.network = new PracticeNetwork(account);
        this.tasks = new TaskInterfaces(network);
    }

    @Override
    public PracticeNetwork network() {
        return network;
    }

    /** Makes the default VPC that accounts have from their start. */
    Vpc layOutDefaultVpc() {
        return new NetworkLayout(network).defaultVpc();
    }

    /**
     * The network interface for a new task. Throws what EC2 throws when the subnet or a group is not there.
     *
     * @param groupIds empty for the VPC's default group
     */
    NetworkInterface attachTask(String subnetId, List<String> groupIds, boolean publicAddress) {
        synchronized (account) {
            return tasks.attach(subnetId, groupIds, publicAddress);
        }
    }

    /** Takes the network interface of a task that has ended away; nothing happens when it is gone already. */
    void releaseTask(String networkInterfaceId) {
        synchronized (account) {
            tasks.release(networkInterfaceId);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
