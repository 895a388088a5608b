using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JatengPortal.Kernel.Modules;

/// <summary>The addresses of a feature, mapped as the framework maps them, except that the code which binds a handler's parameters is
/// compiled when the address is first asked for, not at the start.</summary>
/// <remarks>The framework compiles some 4 ms for each address while it starts; with a few hundred addresses, most of which a process
/// never answers, that was nearly all of the time that a verb of the command line took.</remarks>
public sealed class FeatureRoutes : IEndpointRouteBuilder, IEndpointConventionBuilder
{
    private readonly RouteGroupBuilder _group;

    internal FeatureRoutes(RouteGroupBuilder group) => _group = group;

    private IEndpointRouteBuilder Routes => _group;

    /// <inheritdoc />
    public IServiceProvider ServiceProvider => Routes.ServiceProvider;

    /// <inheritdoc />
    public ICollection<EndpointDataSource> DataSources => Routes.DataSources;

    /// <inheritdoc />
    public IApplicationBuilder CreateApplicationBuilder() => Routes.CreateApplicationBuilder();

    /// <inheritdoc />
    public void Add(Action<EndpointBuilder> convention) => ((IEndpointConventionBuilder)_group).Add(convention);

    /// <inheritdoc />
    public void Finally(Action<EndpointBuilder> finallyConvention) => ((IEndpointConventionBuilder)_group).Finally(finallyConvention);

    /// <summary>A group of these addresses, under a prefix or with conventions of its own.</summary>
    public FeatureRoutes MapGroup(string prefix) => new(_group.MapGroup(prefix));

    /// <summary>Answers GET and HEAD.</summary>
    public RouteHandlerBuilder MapGet(string pattern, Delegate handler) => MapMethods(pattern, [HttpMethods.Get], handler);

    /// <summary>Answers POST.</summary>
    public RouteHandlerBuilder MapPost(string pattern, Delegate handler) => MapMethods(pattern, [HttpMethods.Post], handler);

    /// <summary>Answers these methods.</summary>
    public RouteHandlerBuilder MapMethods(string pattern, string[] methods, Delegate handler)
    {
        var endpoint = _group.MapMethods(pattern, methods, Unanswered);
        // The group's own conventions ran before: its filters are known here.
        endpoint.Add(built => Defer((RouteEndpointBuilder)built, handler, methods));
        return new RouteHandlerBuilder([endpoint]);
    }

    private static void Defer(RouteEndpointBuilder endpoint, Delegate handler, string[] methods)
    {
        // What the handler says of itself (which method it is, its attributes, what it binds) is known at once, and weighs less than what
        // its group says.
        var described = new RouteEndpointBuilder(Unanswered, endpoint.RoutePattern, endpoint.Order) { ApplicationServices = endpoint.ApplicationServices };
        described.Metadata.Add(handler.Method);
        foreach (var attribute in handler.Method.GetCustomAttributes(inherit: true))
            described.Metadata.Add(attribute);
        var options = OptionsOf(described, methods);
        var inferred = RequestDelegateFactory.InferMetadata(handler.Method, options);
        for (var i = 0; i < described.Metadata.Count; i++)
            endpoint.Metadata.Insert(i, described.Metadata[i]);
        foreach (var filter in endpoint.FilterFactories)
            described.FilterFactories.Add(filter);
        endpoint.FilterFactories.Clear();

        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, inferred).RequestDelegate);
        endpoint.RequestDelegate = context => compiled.Value(context);
        endpoint.DisplayName = $"{string.Join('/', methods)} {endpoint.RoutePattern.RawText}";
    }

    private static RequestDelegateFactoryOptions OptionsOf(RouteEndpointBuilder endpoint, string[] methods) => new()
    {
        ServiceProvider = endpoint.ApplicationServices,
        RouteParameterNames = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name),
        ThrowOnBadRequest = endpoint.ApplicationServices.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
        // A GET has no body: what is neither in its address nor a service is a fault of the handler.
        DisableInferBodyFromParameters = methods.Contains(HttpMethods.Get),
        EndpointBuilder = endpoint,
    };

    private static Task Unanswered(HttpContext context) => throw new InvalidOperationException("The address has no handler.");
}
