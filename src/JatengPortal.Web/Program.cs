using JatengPortal.Web.Commands;

return await PortalCommand.RunAsync(args);

/// <summary>The process: serves the portal, or runs one verb of its command line.</summary>
public partial class Program;
