using Throughline.Programs;

namespace Throughline.Server.Api;

/// <summary>Resources on work items.</summary>
internal static class AssignmentsApi
{
    public static void MapAssignments(this RouteGroupBuilder programs) =>
        new EntityEndpoints<Assignment>(EntityKind.Assignment, "assignment", "assignments").MapAll(programs);
}
