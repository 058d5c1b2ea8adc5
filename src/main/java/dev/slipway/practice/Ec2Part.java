package dev.slipway.practice;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** Some of EC2's calls, answered from the network; {@link PracticeEc2} is all parts together. */
interface Ec2Part extends Ec2Client {

    PracticeNetwork network();
}
