using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Throughline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WorkItemSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Search",
                table: "WorkItems",
                columns: new[] { "ProgramId", "IsRemoved", "Key", "Name" });

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Search",
                table: "WorkItems");
    }
}
