using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.GraphQL.Engines.HotChocolate;

/// <summary>The root of subscriptions. Hot Chocolate takes what opens a stream only in types that are made in code, which this one is of its SDL.</summary>
internal static class SubscriptionStreams
{
    internal static ObjectType TypeOf(ObjectTypeDefinitionNode node, IReadOnlyList<BoundStream> streams) => new(type =>
    {
        type.Name(node.Name.Value).Description(node.Description?.Value);
        foreach (var field in node.Fields)
            Add(type.Field(field.Name.Value), field, streams.Single(stream => stream.FieldName == field.Name.Value));
    });

    private static void Add(IObjectFieldDescriptor descriptor, FieldDefinitionNode field, BoundStream stream)
    {
        descriptor.Description(field.Description?.Value).Type(field.Type)
            .Subscribe(context => ValueTask.FromResult(EventSource.Of(context, stream)))
            .Resolve(context => context.GetEventMessage<StreamEvent>().Value);
        foreach (var directive in field.Directives) descriptor.Directive(directive.Name.Value, [.. directive.Arguments]);
        foreach (var argument in field.Arguments)
            descriptor.Argument(argument.Name.Value, made =>
            {
                made.Description(argument.Description?.Value).Type(argument.Type);
                if (argument.DefaultValue is { } value) made.DefaultValue(value);
            });
    }
}
