"""EC2: AWS's default VPC has an internet gateway and a route to it; moto's has neither."""
from moto.ec2.models import EC2Backend

_create_default_vpc = EC2Backend.create_default_vpc


def create_default_vpc(self):
    vpc = _create_default_vpc(self)
    gateway = self.create_internet_gateway()
    self.attach_internet_gateway(gateway.id, vpc.id)
    main = next(table for table in self.route_tables.values() if table.vpc_id == vpc.id and table.main_association_id)
    self.create_route(main.id, "0.0.0.0/0", gateway_id=gateway.id)
    return vpc


def fill():
    EC2Backend.create_default_vpc = create_default_vpc
