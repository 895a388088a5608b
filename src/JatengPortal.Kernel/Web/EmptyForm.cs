using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace JatengPortal.Kernel.Web;

/// <summary>A post without any of a form's fields is malformed: the framework would hand null to an endpoint that expects the
/// form.</summary>
internal static class EmptyForm
{
    public static EndpointFilterDelegate Refuse(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var forms = endpoint.MethodInfo.GetParameters().Select((parameter, position) => (parameter, position))
            .Where(one => one.parameter.GetCustomAttributes(inherit: false).OfType<IFromFormMetadata>().Any())
            .Select(one => one.position).ToArray();
        return forms.Length == 0
            ? next
            : context => forms.Any(position => context.Arguments[position] is null)
                ? ValueTask.FromResult<object?>(TypedResults.StatusCode(StatusCodes.Status400BadRequest))
                : next(context);
    }
}
