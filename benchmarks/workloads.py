"""
Writes the inputs of the benchmarks. Everything is generated and the same in every run.

The bulk rows multiply real definitions where the variable CORPUS names a folder that has some, and
the ones of this repository where it does not; states are renamed, so that no two files are alike.
"""

import glob
import json
import os
import random

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORPUS = os.environ.get("CORPUS", ROOT)
SYNC = "arn:aws:states:::states:startExecution.sync:2"
MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:"


def write(folder, files):
    for name, content in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(json.dumps(content, indent=2, ensure_ascii=False))


# ---- bulk


def seeds():
    files = sorted(glob.glob(os.path.join(CORPUS, "definitions", "*.asl.json")))
    files = files or sorted(glob.glob(os.path.join(ROOT, "examples", "**", "*.asl.json"), recursive=True))
    found = []
    for file in files:
        try:
            with open(file, encoding="utf-8") as text:
                definition = json.load(text)
        except ValueError:
            continue
        if isinstance(definition, dict) and isinstance(definition.get("States"), dict):
            found.append(definition)
    return found


def state_names(node):
    if isinstance(node, list):
        return [name for value in node for name in state_names(value)]
    if not isinstance(node, dict):
        return []
    states = node.get("States")
    own = list(states) if isinstance(states, dict) else []
    return own + [name for value in node.values() for name in state_names(value)]


def renamed(node, names):
    if isinstance(node, list):
        return [renamed(value, names) for value in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if key == "States" and isinstance(value, dict):
            result[key] = {names.get(name, name): renamed(state, names) for name, state in value.items()}
        elif key in ("StartAt", "Next", "Default") and isinstance(value, str):
            result[key] = names.get(value, value)
        else:
            result[key] = renamed(value, names)
    return result


def definitions(folder, count):
    """Distinct definitions, a hundred to a folder."""
    known = seeds()
    for i in range(count):
        definition = known[i % len(known)]
        names = {name: f"{name[:70]}_{i // len(known):02d}" for name in state_names(definition)}
        write(folder, {f"{i // 100:03d}/m{i:05d}.asl.json": renamed(definition, names)})


CALLS = {
    "dynamodb:putItem": ("dynamodb:PutItem", "dynamodb:us-east-1:123456789012:table/T{}", lambda i: {"TableName": f"T{i}", "Item": {"id": {"S.$": "$.id"}}}),
    "sqs:sendMessage": ("sqs:SendMessage", "sqs:us-east-1:123456789012:q{}", lambda i: {"QueueUrl": f"https://sqs.us-east-1.amazonaws.com/123456789012/q{i}", "MessageBody.$": "$"}),
    "sns:publish": ("sns:Publish", "sns:us-east-1:123456789012:t{}", lambda i: {"TopicArn": f"arn:aws:sns:us-east-1:123456789012:t{i}", "Message.$": "$"}),
    "lambda:invoke": ("lambda:InvokeFunction", "lambda:us-east-1:123456789012:function:f{}", lambda i: {"FunctionName": f"f{i}", "Payload.$": "$"}),
    "glue:startJobRun.sync": ("glue:StartJobRun", "glue:us-east-1:123456789012:job/j{}", lambda i: {"JobName": f"j{i}"}),
    "events:putEvents": ("events:PutEvents", "events:us-east-1:123456789012:event-bus/default", lambda i: {"Entries": [{"Detail": {}, "DetailType": "x", "Source": "y"}]}),
}


def allow(actions, resource):
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


def policy(statements):
    return {"Version": "2012-10-17", "Statement": statements}


def sam_templates(folder, count):
    """Templates of one to ten machines, each of which starts the next, with a role each."""
    choose = random.Random(11)
    for t in range(count):
        depth = 1 + t % 10
        resources = {}
        for level in range(depth):
            service = choose.choice(sorted(CALLS))
            action, arn, parameters = CALLS[service]
            statements = [allow(action, "arn:aws:" + arn.format(t % 50))]
            last = level + 1 == depth
            states = {
                "Prepare": {"Type": "Pass", "Parameters": {"id.$": "$.id", "n": t}, "Next": "Work"},
                "Work": {"Type": "Task", "Resource": "arn:aws:states:::" + service, "Parameters": parameters(t % 50), "ResultPath": "$.w", "Next": "Choose"},
                "Choose": {"Type": "Choice", "Choices": [{"Variable": "$.w.ok", "BooleanEquals": True, "Next": "Done" if last else "Start"}], "Default": "Done"},
                "Done": {"Type": "Succeed"},
            }
            properties = {"Role": {"Fn::GetAtt": [f"Role{level}", "Arn"]}, "Type": "STANDARD"}
            if not last:
                child = f"Machine{level + 1}"
                states["Start"] = {"Type": "Task", "Resource": SYNC, "Parameters": {"StateMachineArn": "${Child}", "Input": {"in.$": "$"}}, "Next": "Done"}
                properties["DefinitionSubstitutions"] = {"Child": {"Ref": child}}
                statements.append(allow("states:StartExecution", {"Ref": child}))
                if t % 3:
                    statements.append(allow(["states:DescribeExecution", "states:StopExecution"], "*"))
                    statements.append(allow(["events:PutTargets", "events:PutRule", "events:DescribeRule"], {"Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"}))
            properties["Definition"] = {"Comment": f"t{t} l{level}", "StartAt": "Prepare", "States": states}
            trust = policy([{"Effect": "Allow", "Principal": {"Service": "states.amazonaws.com"}, "Action": "sts:AssumeRole"}])
            resources[f"Role{level}"] = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust, "Policies": [{"PolicyName": "p", "PolicyDocument": policy(statements)}]}}
            resources[f"Machine{level}"] = {"Type": "AWS::Serverless::StateMachine", "Properties": properties}
        write(folder, {f"t{t:04d}/template.json": {"Transform": "AWS::Serverless-2016-10-31", "Resources": resources}})


# ---- cold

PAYMENT = {
    "Comment": "Books a payment; QueryLanguage is JSONPath",
    "StartAt": "Prepare",
    "States": {
        "Prepare": {"Type": "Pass", "Parameters": {"amount.$": "$.amount", "label.$": "States.Format('order {}', $.id)"}, "ResultPath": "$.payment", "Next": "Large"},
        "Large": {"Type": "Choice", "Choices": [{"Variable": "$.amount", "NumericGreaterThan": 1000, "Next": "Approve"}], "Default": "Book"},
        "Approve": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 86400, "Parameters": {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/approvals", "MessageBody": {"token.$": "$$.Task.Token", "amount.$": "$.amount"}}, "ResultPath": "$.approval", "Next": "Book"},
        "Book": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {"TableName": "payments", "Item": {"id": {"S.$": "$.id"}}}, "Retry": [{"ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 2}], "ResultPath": None, "Next": "Each"},
        "Each": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": {"StartAt": "Ship", "States": {"Ship": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "ship", "Payload.$": "$"}, "OutputPath": "$.Payload", "Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"]}], "End": True}}}, "End": True},
    },
}


def invalid(folder, file):
    """The definition of a file with one field too many in its first state."""
    with open(file, encoding="utf-8") as text:
        definition = json.load(text)
    next(iter(definition["States"].values()))["Parametres"] = {}
    write(folder, {"invalid.asl.json": definition})


# ---- what grows


def chain(states, **fields):
    """A machine of states that follow one another."""
    named = {}
    for i, state in enumerate(states):
        end = i == len(states) - 1
        named[f"S{i}"] = {**state, **({"End": True} if end else {"Next": f"S{i + 1}"})}
    return {"StartAt": "S0", "States": named, **fields}


def start(child, **fields):
    return {"Type": "Task", "Resource": SYNC, "Parameters": {"StateMachineArn": MACHINE + child, "Input": {"x.$": "$"}}, **fields}


def result_paths(n):
    return {"m.asl.json": chain([{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": f"f{i}", "Payload.$": "$"}, "ResultPath": f"$.r{i}"} for i in range(n)])}


def choice_on_distinct_fields(n):
    rules = [{"And": [{"Variable": f"$.a{i}", "IsPresent": True}, {"Variable": f"$.a{i}", "NumericGreaterThan": i}], "Next": "Done"} for i in range(n)]
    return {"m.asl.json": {"StartAt": "Choose", "States": {"Choose": {"Type": "Choice", "Choices": rules, "Default": "Done"}, "Done": {"Type": "Succeed"}}}}


def jsonata_merges(n):
    states = [{"Type": "Pass", "Assign": {f"v{i}": "{% $states.input %}"}, "Output": '{% $merge([$states.input,{"k' + str(i) + '":$v' + str(max(0, i - 1)) + "}]) %}"} for i in range(n)]
    return {"m.asl.json": chain(states, QueryLanguage="JSONata")}


def distinct_shapes(n):
    branches = [{"StartAt": f"B{i}", "States": {f"B{i}": {"Type": "Pass", "Result": {f"k{i}": i}, "End": True}}} for i in range(n)]
    return {"m.asl.json": {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Branches": branches, "Next": "Use"}, "Use": {"Type": "Pass", "Parameters": {"a.$": "$[0].k0"}, "End": True}}}}


def ladder(n):
    rung = lambda i: chain([start(f"m{i + 1}"), start(f"m{i + 1}")] if i < n - 1 else [{"Type": "Pass"}])
    return {f"m{i}.asl.json": rung(i) for i in range(n)}


def cycle(n):
    return {f"m{i}.asl.json": chain([start(f"m{(i + 1) % n}", OutputPath="$.Output")]) for i in range(n)}


CALLER = chain([start("child"), {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem", "Parameters": {"TableName": "t", "Key": {}}}])


def tree(n):
    """Every machine starts two others, so that the last ones stand below a dozen of callers."""
    return {f"m{i}.asl.json": chain([start(f"m{child}") for child in (2 * i + 1, 2 * i + 2) if child < n] or [{"Type": "Pass"}]) for i in range(n)}


def wildcard_statements(n):
    statements = [{"Effect": "Allow" if i % 5 else "Deny", "Action": f"states:*{chr(97 + i % 26)}*", "Resource": f"arn:aws:states:*:*:stateMachine:*c{i}*"} for i in range(n)]
    return {"m.asl.json": CALLER, "role.json": policy(statements)}


def conditional_statements(n):
    statements = [{"Effect": "Allow" if i % 3 else "Deny", "Action": "states:*", "Resource": "*", "Condition": {"StringLike": {f"aws:PrincipalTag/t{i}": f"*a{i}*b*"}}} for i in range(n)]
    return {"m.asl.json": CALLER, "role.json": policy(statements)}


def cloudformation(n):
    resources = {}
    trust = policy([{"Effect": "Allow", "Principal": {"Service": "states.amazonaws.com"}, "Action": "sts:AssumeRole"}])
    grant = policy([allow(["states:StartExecution", "states:DescribeExecution", "states:StopExecution"], "*")])
    for i in range(n // 2):
        definition = json.dumps(chain([{"Type": "Task", "Resource": SYNC, "Parameters": {"StateMachineArn": "${M%d}" % ((i + 1) % (n // 2)), "Input": {}}}]))
        resources[f"M{i}"] = {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"RoleArn": {"Fn::GetAtt": [f"R{i}", "Arn"]}, "DefinitionString": {"Fn::Sub": definition}}}
        resources[f"R{i}"] = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": trust, "Policies": [{"PolicyName": "p", "PolicyDocument": grant}]}}
    return {"template.json": {"Resources": resources}}


# name: (generator, the smaller of the two sizes that are compared, arguments of check)
GROWING = {
    "states with a ResultPath each": (result_paths, 5000, []),
    "Choice on distinct fields": (choice_on_distinct_fields, 5000, []),
    "JSONata $merge chain": (jsonata_merges, 2500, []),
    "branches of distinct shapes": (distinct_shapes, 1000, []),
    "ladder of machines": (ladder, 100, []),
    "wildcard statements": (wildcard_statements, 5000, ["--role", "role.json", "m.asl.json"]),
    "conditional statements": (conditional_statements, 5000, ["--role", "role.json", "m.asl.json"]),
    "CloudFormation resources": (cloudformation, 2500, []),
    "tree of machines": (tree, 2500, []),
    "cycle of machines": (cycle, 2500, []),
}
