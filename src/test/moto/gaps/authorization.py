"""Who may do what: moto asks its policies about ECS and ECR with the resource "*", and never about what is passed along.

Here they are asked about the ARN that AWS would ask about, with the condition keys that AWS would set, and in AWS's
words when they refuse. Which policy statement fits is judged by moto's own engine; which ARN and keys a call has is
ours, written after AWS's Service Authorization Reference. Does nothing until authorisation is switched on
(POST /moto-api/reset-auth with the body 0).
"""
from moto import settings
from moto.core.exceptions import AccessDeniedError, JsonRESTError
from moto.core.responses import ActionResult
from moto.ecr.responses import ECRResponse
from moto.ecs.responses import EC2ContainerServiceResponse as EcsResponse
from moto.iam.access_control import IAMPolicy, IAMRequest, PermissionResult

ECS_TASKS = "ecs-tasks.amazonaws.com"


class AccessDenied(JsonRESTError):
    def __init__(self, who, action, resource):
        super().__init__("AccessDeniedException",
                         f"User: {who} is not authorized to perform: {action} on resource: {resource} because no "
                         f"identity-based policy allows the {action} action")


def is_on():
    return settings.INITIAL_NO_AUTH_ACTION_COUNT == 0


def ecs_resource(self):
    prefix = f"arn:{self.partition}:ecs:{self.region}:{self.current_account}"
    cluster = (self._get_param("cluster") or "default").split("/")[-1]
    names = {"UpdateService": self._get_param("service"), "DescribeServices": (self._get_param("services") or [None])[0],
             "CreateService": self._get_param("serviceName"), "ListServiceDeployments": self._get_param("service")}
    action = self._get_action()
    if action == "RegisterTaskDefinition":
        return f"{prefix}:task-definition/{self._get_param('family')}:*"
    if names.get(action):
        return f"{prefix}:service/{cluster}/{names[action].split('/')[-1]}"
    return "*"


def ecr_resource(self):
    name = self._get_param("repositoryName")
    return f"arn:{self.partition}:ecr:{self.region}:{self.current_account}:repository/{name}" if name else "*"


def authorize(self, resource="*"):
    """As moto does it for every call, but for a refusal that an SDK of a JSON service can read."""
    try:
        self._authenticate_and_authorize_action(IAMRequest, resource)
    except AccessDeniedError as refusal:
        request = iam_request(self, "")
        raise AccessDenied(request._access_key.arn, f"{self.service_name}:{self._get_action()}",
                           resource) from refusal


def iam_request(self, action):
    return IAMRequest(account_id=self.current_account, method=self.method, path="/", data=self.data,
                      body=self.raw_body, headers=self.headers, action=action)


def check_also(self, action, resource, context):
    """What a call needs beside its own action; moto's engine gets the condition keys, too."""
    who = iam_request(self, "")._access_key
    results = [IAMPolicy(policy).is_action_permitted(action, resource, None, context)
               for policy in who.collect_policies()]
    if PermissionResult.DENIED in results or PermissionResult.PERMITTED not in results:
        raise AccessDenied(who.arn, action, resource)


def checked(register):
    """Registering, which passes roles and puts tags on."""
    def register_task_definition(self):
        if is_on():
            for role in (self._get_param("executionRoleArn"), self._get_param("taskRoleArn")):
                if role:
                    check_also(self, "iam:PassRole", role, {"iam:PassedToService": ECS_TASKS})
            if self._get_param("tags"):
                check_also(self, "ecs:TagResource", ecs_resource(self), {"ecs:CreateAction": "RegisterTaskDefinition"})
        return register(self)
    return register_task_definition


def batch_check_layer_availability(self):
    return ActionResult({"layers": [{"layerDigest": digest, "layerAvailability": "UNAVAILABLE"}
                                    for digest in self._get_param("layerDigests")], "failures": []})


def initiate_layer_upload(self):
    return ActionResult({"uploadId": "1", "partSize": 10485760})


def upload_layer_part(self):
    return ActionResult({"repositoryName": self._get_param("repositoryName"), "uploadId": "1",
                         "lastByteReceived": self._get_param("partLastByte")})


def complete_layer_upload(self):
    return ActionResult({"repositoryName": self._get_param("repositoryName"), "uploadId": "1",
                         "layerDigest": self._get_param("layerDigests")[0]})


def fill():
    EcsResponse._determine_resource = ecs_resource
    ECRResponse._determine_resource = ecr_resource
    for response in (EcsResponse, ECRResponse):
        response._authenticate_and_authorize_normal_action = authorize
    EcsResponse.register_task_definition = checked(EcsResponse.register_task_definition)
    for call in (batch_check_layer_availability, initiate_layer_upload, upload_layer_part, complete_layer_upload):
        setattr(ECRResponse, call.__name__, call)
