/** What a command of a story is: the shape of its arguments, and what it does through the API. */
import type { Reply } from './client.ts';
import type { Shape, Tree } from './shape.ts';
import type { Actor, World } from './world.ts';

/** Reads its arguments (a StoryTrouble for a wrong one) and acts. Refusals are returned, never thrown. */
export type Command = {
  readonly check: (args: Tree, at: string) => void;
  readonly run: (world: World, actor: Actor, args: Tree, at: string) => Promise<Reply>;
};

/** Commands of one slice by their names without the actor. */
export type Commands = { readonly [name: string]: Command };

/** A command from the shape of its arguments and its act. */
export const command = <A>(shape: Shape<A>, act: (world: World, actor: Actor, args: A) => Promise<Reply>): Command => ({
  check: (args, at) => void shape(args, at),
  run: (world, actor, args, at) => act(world, actor, shape(args, at)),
});
