using System.Reflection;
using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Contract;

/// <summary>
/// Matches the SDL with methods and properties when the server starts, and refuses to start where they do not fit: a field
/// without a resolver, an argument without a parameter, a parameter that is neither argument nor service, a method that
/// resolves nothing, a subscription that does not stream.
/// </summary>
internal sealed class Binder
{
    private const string StreamRoot = "Subscription";
    private static readonly string[] Roots = ["Query", "Mutation", StreamRoot];

    private readonly ContractSchema schema;
    private readonly IServiceProviderIsService services;
    private readonly IReadOnlyList<Type> candidates;
    private readonly Dictionary<(string Type, string Field), MethodInfo> methods = [];
    private readonly Dictionary<string, Type?> classes = new(StringComparer.Ordinal);
    private readonly Queue<string> unvisited = new();
    private readonly List<BoundField> fields = [];
    private readonly List<BoundStream> streams = [];
    private readonly List<string> faults = [];
    private readonly HashSet<MethodInfo> used = [];

    private Binder(ContractSchema schema, IReadOnlyList<Type> candidates, IServiceProviderIsService services)
    {
        this.schema = schema;
        this.services = services;
        this.candidates = candidates;
        foreach (var type in candidates)
            if (type.GetCustomAttribute<ResolverOfAttribute>() is { } resolver)
                foreach (var method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
                    if (!methods.TryAdd((resolver.TypeName, Camel(method.Name)), method))
                        faults.Add($"{resolver.TypeName}.{Camel(method.Name)} has two resolvers.");
    }

    /// <summary>Matches a schema with the resolvers among some types.</summary>
    /// <exception cref="ContractException">They do not fit together.</exception>
    internal static BoundContract Bind(ContractSchema schema, IReadOnlyList<Type> candidates, IServiceProviderIsService services)
    {
        var binder = new Binder(schema, candidates, services);
        binder.VisitAll();
        if (binder.faults.Count > 0) throw new ContractException(binder.faults);
        var typeNames = new Dictionary<Type, string>();
        foreach (var (name, type) in binder.classes)
            if (type is not null && schema.Types[name].Kind == ContractTypeKind.Object) typeNames.TryAdd(type, name);
        return new BoundContract(schema, binder.fields, binder.streams, typeNames);
    }

    private void VisitAll()
    {
        foreach (var root in Roots.Where(schema.Types.ContainsKey)) Meet(root, null);
        // Members of interfaces and unions that no field leads to are found by name, when all others are known.
        var abstractTypes = new Queue<ContractType>();
        while (unvisited.Count > 0 || abstractTypes.Count > 0)
        {
            if (!unvisited.TryDequeue(out var name)) MeetMembers(abstractTypes.Dequeue());
            else if (schema.Types[name].Kind == ContractTypeKind.Abstract) abstractTypes.Enqueue(schema.Types[name]);
            else Visit(schema.Types[name]);
        }
        foreach (var type in schema.Types.Values.Where(type => !classes.ContainsKey(type.Name)))
            faults.Add($"The type {type.Name} is not reached from Query, Mutation or Subscription.");
        foreach (var ((type, field), method) in methods)
            if (!used.Contains(method)) faults.Add($"{method.DeclaringType?.Name}.{method.Name} resolves {type}.{field}, which is not in the SDL.");
    }

    private void Meet(string typeName, Type? type)
    {
        if (!schema.Types.ContainsKey(typeName)) return;
        if (!classes.TryGetValue(typeName, out var known))
        {
            classes.Add(typeName, type);
            unvisited.Enqueue(typeName);
        }
        else if (known != type && schema.Types[typeName].Kind == ContractTypeKind.Object)
        {
            faults.Add($"The type {typeName} is {known?.Name} in one place and {type?.Name} in another.");
        }
    }

    private void MeetMembers(ContractType abstractType)
    {
        foreach (var member in MembersOf(abstractType))
            if (!classes.ContainsKey(member)) Meet(member, ClassNamed(member));
    }

    private void Visit(ContractType type)
    {
        foreach (var contractInterface in type.Relations) Meet(contractInterface, null);
        foreach (var field in type.Fields) Bind(type, field);
    }

    private IEnumerable<string> MembersOf(ContractType type) =>
        type.Relations.Concat(schema.Types.Values.Where(t => t.Kind == ContractTypeKind.Object && t.Relations.Contains(type.Name)).Select(t => t.Name));

    private Type? ClassNamed(string typeName)
    {
        var found = candidates.Where(type => type.Name == typeName && !type.IsAbstract).ToList();
        if (found.Count != 1) faults.Add($"The type {typeName} needs exactly one class of this name, there are {found.Count}.");
        return found.Count == 1 ? found[0] : null;
    }

    private void Bind(ContractType type, ContractField field)
    {
        if (methods.TryGetValue((type.Name, field.Name), out var method))
        {
            used.Add(method);
            Bind(type, field, method);
            return;
        }
        var property = classes[type.Name]?.GetProperty(field.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase);
        if (property?.GetMethod is not { } getter)
        {
            faults.Add($"{type.Name}.{field.Name} has no resolver: no method of this name in a class for {type.Name}, and no property of {classes[type.Name]?.Name ?? "a class"}.");
            return;
        }
        if (field.Arguments.Count > 0) faults.Add($"{type.Name}.{field.Name} has arguments and is only a property.");
        var result = ResultReader.For(property.PropertyType);
        Meet(field.TypeName, result.ItemType);
        var invoker = MethodInvoker.Create(getter);
        fields.Add(new BoundField(type.Name, field.Name, call => result.ReadAsync(invoker.Invoke(call.Parent))) { Reads = Topics.None });
    }

    private void Bind(ContractType type, ContractField field, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var sources = Array.ConvertAll(parameters, parameter => SourceOf(type, field, method, parameter));
        foreach (var argument in field.Arguments.Where(argument => !Array.Exists(parameters, p => IsArgument(p, argument))))
            faults.Add($"{type.Name}.{field.Name}: the argument '{argument}' has no parameter in {method.DeclaringType?.Name}.{method.Name}.");
        var invoker = MethodInvoker.Create(method);
        var events = EventReader.For(method.ReturnType);
        if (events is null != (type.Name != StreamRoot))
        {
            faults.Add($"{type.Name}.{field.Name}: {method.DeclaringType?.Name}.{method.Name} returns {method.ReturnType.Name}; fields of {StreamRoot}, and no others, return an IAsyncEnumerable.");
        }
        else if (events is not null)
        {
            Meet(field.TypeName, events.ItemType);
            streams.Add(new BoundStream(field.Name, call => events.Read(Invoke(call))));
        }
        else
        {
            var result = ResultReader.For(method.ReturnType);
            Meet(field.TypeName, result.ItemType);
            fields.Add(new BoundField(type.Name, field.Name, call => result.ReadAsync(Invoke(call)))
            {
                Reads = parameters.Where(parameter => services.IsService(parameter.ParameterType))
                    .Aggregate((Topics?)Topics.None, (read, parameter) => read | ReadsAttribute.Of(parameter.ParameterType)),
            });
        }

        object? Invoke(FieldCall call)
        {
            var values = new object?[sources.Length];
            for (var i = 0; i < values.Length; i++) values[i] = sources[i](call);
            return invoker.Invoke(null, values.AsSpan());
        }
    }

    private Func<FieldCall, object?> SourceOf(ContractType type, ContractField field, MethodInfo method, ParameterInfo parameter)
    {
        var name = parameter.Name ?? "";
        if (parameter.GetCustomAttribute<ParentAttribute>() is not null)
        {
            if (classes[type.Name] is { } parent && !parameter.ParameterType.IsAssignableFrom(parent))
                faults.Add($"{type.Name}.{field.Name}: the parent is a {parent.Name}, {method.DeclaringType?.Name}.{method.Name} takes a {parameter.ParameterType.Name}.");
            return call => call.Parent;
        }
        if (parameter.ParameterType == typeof(CancellationToken)) return call => call.CancellationToken;
        if (parameter.ParameterType == typeof(Selection))
            return call => (call.Selection ?? throw new InvalidOperationException("The engine has no selection set of the field."))();
        if (field.Arguments.FirstOrDefault(argument => IsArgument(parameter, argument)) is { } found)
            return call => InputReader.Convert(call.Arguments.GetValueOrDefault(found), parameter.ParameterType);
        if (services.IsService(parameter.ParameterType))
            return call => call.Services.GetRequiredService(parameter.ParameterType);
        faults.Add($"{type.Name}.{field.Name}: the parameter '{name}' of {method.DeclaringType?.Name}.{method.Name} is neither an argument nor a service.");
        return _ => null;
    }

    private static bool IsArgument(ParameterInfo parameter, string argument) =>
        string.Equals(parameter.Name, argument, StringComparison.OrdinalIgnoreCase);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
