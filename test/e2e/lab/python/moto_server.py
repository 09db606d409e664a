"""The AWS mock: moto's server, with what it answers otherwise than AWS mended. Unmended, each is a change in every plan or an error."""

import json
from uuid import uuid4

from moto.core.responses import EmptyResult
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.elasticache.responses import ElastiCacheResponse
from moto.iam.access_control import IAMPolicyStatement, PermissionResult
from moto.rds.models import DBInstance, DBParameterGroup
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from moto.sqs.models import Queue
from werkzeug.serving import run_simple
from werkzeug.wrappers import Response


def mend_queue_policies():
    """SQS changes only the attributes that a request names, gives a redrive policy back without spaces, and knows who may redrive to a queue."""
    set_attributes, attributes = Queue._set_attributes, Queue.attributes.fget

    def set_named_attributes(self, named, now=None):
        self.redrive_allow_policy = named.get("RedriveAllowPolicy", getattr(self, "redrive_allow_policy", None))
        set_attributes(self, {"Policy": getattr(self, "policy", None), **named}, now)

    def compact_attributes(self):
        result = attributes(self)
        if result.get("RedrivePolicy"):
            result["RedrivePolicy"] = json.dumps(json.loads(result["RedrivePolicy"]), separators=(",", ":"))
        if self.redrive_allow_policy:
            result["RedriveAllowPolicy"] = self.redrive_allow_policy
        return result

    Queue._set_attributes, Queue.attributes = set_named_attributes, property(compact_attributes)


def mend_parameter_source():
    """RDS says of a parameter that was set that its source is the user: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Parameter.html"""
    update = DBParameterGroup.update_parameters

    def update_as_user(self, parameters):
        update(self, [{**parameter, "Source": "user"} for parameter in parameters])

    DBParameterGroup.update_parameters = update_as_user


def mend_rule_description():
    """EC2 keeps the description of a rule about another security group too."""
    SecurityGroupRule.description = property(lambda rule: rule.ip_range.get("Description") or rule.source_group.get("Description"))


def mend_cache_subnets():
    """ElastiCache deletes subnet groups."""

    def delete_cache_subnet_group(self):
        [group] = self.elasticache_backend.describe_cache_subnet_groups(self._get_param("CacheSubnetGroupName"))
        del self.elasticache_backend.cache_subnet_groups[group.cache_subnet_group_name]
        return EmptyResult()

    ElastiCacheResponse.delete_cache_subnet_group = delete_cache_subnet_group


def mend_performance_insights():
    """RDS says whether Performance Insights is on, and what it was told about it."""
    create = DBInstance.__init__

    def create_with_insights(self, *args, **named):
        create(self, *args, **named)
        self.performance_insights_enabled = named.get("enable_performance_insights")
        for name in ("performance_insights_kms_key_id", "performance_insights_retention_period"):
            setattr(self, name, named.get(name))

    DBInstance.__init__ = create_with_insights


def mend_tls_policies():
    """S3 denies by a statement only where its condition holds. Whoever speaks to the mock counts as one who speaks TLS."""
    permitted = IAMPolicyStatement.is_action_permitted

    def is_action_permitted(self, *args, **named):
        if self._statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}:
            return PermissionResult.NEUTRAL
        return permitted(self, *args, **named)

    IAMPolicyStatement.is_action_permitted = is_action_permitted


def mend_database_ids():
    """RDS gives each database an id of its own, by which Terraform finds it again."""
    create = DBInstance.__init__

    def create_with_id(self, *args, **named):
        create(self, *args, **named)
        self.dbi_resource_id = "db-" + uuid4().hex[:26].upper()

    DBInstance.__init__ = create_with_id


class Retold:
    """
    Tells an answer again where it is asked for again. Terraform's provider loses one in some hundreds ("use of closed network connection",
    whichever server it asks), and asks once more under the same id: what is made already would be a duplicate.
    """

    def __init__(self, app):
        self.app = app
        self.answers = {}

    def __call__(self, environ, start_response):
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        if invocation is None:
            return self.app(environ, start_response)
        if invocation not in self.answers:
            self.answers[invocation] = Response.from_app(self.app, environ, buffered=True)
        return self.answers[invocation](environ, start_response)


mend_cache_subnets()
mend_database_ids()
mend_performance_insights()
mend_queue_policies()
mend_rule_description()
mend_parameter_source()
mend_tls_policies()

run_simple("127.0.0.1", 0, Retold(DomainDispatcherApplication(create_backend_app)), threaded=True, request_handler=MotoRequestHandler)
